package main

import (
	"bytes"
	"log/slog"
	"testing"
)

// counted counts how often it is formatted.
type counted struct{ times *int }

func (c counted) String() string {
	*c.times++
	return "a document"
}

func (c counted) LogValue() slog.Value { return slog.StringValue(c.String()) }

func loggerTo(out *bytes.Buffer) *slog.Logger {
	return slog.New(lazyHandler{handler: slog.NewTextHandler(out, &slog.HandlerOptions{Level: slog.LevelWarn})})
}

func TestAttributesOfARecordThatIsNotWrittenAreNotFormatted(t *testing.T) {
	var out bytes.Buffer
	times := 0
	loggerTo(&out).With("args", counted{&times}).Debug("a statement")
	if times != 0 || out.Len() != 0 {
		t.Errorf("formatted %d times, %d bytes written", times, out.Len())
	}
}

func TestARecordThatIsWrittenHasTheAttributesAndGroupsOfItsLogger(t *testing.T) {
	var out bytes.Buffer
	times := 0
	base := loggerTo(&out).With("args", counted{&times})
	base.With("other", 1)
	base.WithGroup("statement").With("rows", 2).Warn("slow")
	text := out.String()
	for _, part := range []string{`args="a document"`, "statement.rows=2", "msg=slow"} {
		if !bytes.Contains([]byte(text), []byte(part)) {
			t.Errorf("%q has no %q", text, part)
		}
	}
	if bytes.Contains([]byte(text), []byte("other")) {
		t.Errorf("%q has the attribute of another logger", text)
	}
}
