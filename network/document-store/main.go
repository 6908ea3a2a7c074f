// Command document-store serves the MongoDB wire protocol from SQLite files, with mutual TLS on loopback.
//
// The packaged ferretdb command does not start when it is built from the module proxy, its embeddable package does.
package main

import (
	"context"
	"flag"
	"log/slog"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:17090", "address to serve TLS on")
	directory := flag.String("directory", "", "folder of the SQLite files")
	certificate := flag.String("tls-certificate", "", "server certificate, PEM")
	key := flag.String("tls-key", "", "server key, PEM")
	clientAuthority := flag.String("tls-client-authority", "", "authority that client certificates must chain to, PEM")
	flag.Parse()

	logger := slog.New(lazyHandler{handler: slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})})
	slog.SetDefault(logger)

	for name, value := range map[string]string{
		"directory": *directory, "tls-certificate": *certificate,
		"tls-key": *key, "tls-client-authority": *clientAuthority,
	} {
		if value == "" {
			fail(logger, "a required flag is missing", "flag", name)
		}
	}
	if err := os.MkdirAll(*directory, 0o700); err != nil {
		fail(logger, "cannot create the data folder", "error", err)
	}
	if err := removeUnbegun(*directory); err != nil {
		fail(logger, "cannot look through the data folder", "error", err)
	}

	store, err := ferretdb.New(&ferretdb.Config{
		Logger:    logger,
		Handler:   "sqlite",
		SQLiteURL: (&url.URL{Scheme: "file", Path: *directory + "/"}).String(),
		Listener: ferretdb.ListenerConfig{
			TLS:         *listen,
			TLSCertFile: *certificate,
			TLSKeyFile:  *key,
			TLSCAFile:   *clientAuthority,
		},
	})
	if err != nil {
		fail(logger, "cannot start", "error", err)
	}

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go keepIDIndexes(ctx, *directory, logger)
	if err := store.Run(ctx); err != nil {
		fail(logger, "stopped with an error", "error", err)
	}
}

func fail(logger *slog.Logger, message string, attributes ...any) {
	logger.Error(message, attributes...)
	os.Exit(1)
}
