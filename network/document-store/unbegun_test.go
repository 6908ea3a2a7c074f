package main

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
)

func made(t *testing.T, file, statement string) {
	t.Helper()
	database, err := sql.Open("sqlite", "file:"+file)
	if err != nil {
		t.Fatal(err)
	}
	defer database.Close()
	if _, err := database.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func TestADatabaseWithoutATableIsRemovedAtStart(t *testing.T) {
	folder := t.TempDir()
	unbegun, filled := filepath.Join(folder, "unbegun.sqlite"), filepath.Join(folder, "filled.sqlite")
	made(t, unbegun, "PRAGMA user_version = 1")
	made(t, filled, "CREATE TABLE collection (document TEXT)")
	if err := removeUnbegun(folder); err != nil {
		t.Fatal(err)
	}
	if exists(unbegun) || !exists(filled) {
		t.Fatalf("without a table: %t, with one: %t", exists(unbegun), exists(filled))
	}
}

func TestADroppedDatabaseIsNotMadeAnewByItsIndex(t *testing.T) {
	dropped := filepath.Join(t.TempDir(), "dropped.sqlite")
	if err := indexDatabase(context.Background(), dropped); err == nil || exists(dropped) {
		t.Fatalf("error %v, and there is a file: %t", err, exists(dropped))
	}
}
