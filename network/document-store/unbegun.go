package main

import (
	"database/sql"
	"os"
	"path/filepath"
)

// removeUnbegun deletes databases without a single table. A file is made before the first table in it, so a store that is
// killed in between leaves one behind, and FerretDB does not start over it. Nothing was ever stored there.
func removeUnbegun(directory string) error {
	files, err := filepath.Glob(filepath.Join(directory, "*.sqlite"))
	if err != nil {
		return err
	}
	for _, file := range files {
		unbegun, err := isUnbegun(file)
		if err != nil {
			return err
		}
		if !unbegun {
			continue
		}
		for _, part := range []string{file + "-wal", file + "-shm", file} {
			if err := os.Remove(part); err != nil && !os.IsNotExist(err) {
				return err
			}
		}
	}
	return nil
}

func isUnbegun(file string) (bool, error) {
	database, err := sql.Open("sqlite", "file:"+file+"?mode=rw")
	if err != nil {
		return false, err
	}
	defer database.Close()

	var objects int
	err = database.QueryRow("SELECT count(*) FROM sqlite_master").Scan(&objects)
	return objects == 0, err
}
