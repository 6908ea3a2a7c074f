// Command health tells a container engine whether a node works: `health https://HOST:PORT/PATH AUTHORITY` asks for an
// answer of 200 over TLS, `health tcp://HOST:PORT` for somebody who listens.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"
)

const patience = 4 * time.Second

func main() {
	if err := probe(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func probe(arguments []string) error {
	if len(arguments) == 0 {
		return errors.New("what is to be probed?")
	}
	target, err := url.Parse(arguments[0])
	if err != nil {
		return err
	}
	if target.Scheme == "tcp" {
		return listens(target.Host)
	}
	if len(arguments) < 2 {
		return errors.New("whose certificates are to be trusted?")
	}
	return answers(target.String(), arguments[1])
}

func listens(address string) error {
	connection, err := net.DialTimeout("tcp", address, patience)
	if err != nil {
		return err
	}
	return connection.Close()
}

func answers(address, authority string) error {
	certificate, err := os.ReadFile(authority)
	if err != nil {
		return err
	}
	trusted := x509.NewCertPool()
	if !trusted.AppendCertsFromPEM(certificate) {
		return fmt.Errorf("%s holds no certificate", authority)
	}
	client := http.Client{
		Timeout:   patience,
		Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trusted, MinVersion: tls.VersionTLS12}},
	}
	answer, err := client.Get(address)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", address, answer.Status)
	}
	return nil
}
