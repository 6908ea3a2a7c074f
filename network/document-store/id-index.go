package main

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite"
)

// FerretDB looks documents up by the expression below and indexes another one, so that SQLite scans the table for
// every document. This adds the index that its queries ask for to each collection soon after it appears.
const idExpression = "_ferretdb_sjson->'$._id'"

const indexPrefix = "chopmark_id_"

const indexInterval = 2 * time.Second

// keepIDIndexes goes over all databases in the folder until the context ends. A database that is busy is left for the
// next round: the index is for speed only.
func keepIDIndexes(ctx context.Context, directory string, logger *slog.Logger) {
	ticker := time.NewTicker(indexInterval)
	defer ticker.Stop()

	for {
		files, _ := filepath.Glob(filepath.Join(directory, "*.sqlite"))
		for _, file := range files {
			if err := indexDatabase(ctx, file); err != nil && ctx.Err() == nil {
				logger.Warn("an index on _id was not made yet", "database", filepath.Base(file), "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

func indexDatabase(ctx context.Context, file string) error {
	// Without mode=rw SQLite would make the file of a database anew that was dropped since it was listed.
	database, err := sql.Open("sqlite", "file:"+file+"?mode=rw&_pragma=busy_timeout(2000)")
	if err != nil {
		return err
	}
	defer database.Close()

	tables, err := tablesWithoutIndex(ctx, database)
	if err != nil {
		return err
	}
	for _, table := range tables {
		statement := fmt.Sprintf("CREATE INDEX IF NOT EXISTS %s ON %s (%s)",
			quoted(indexPrefix+table), quoted(table), idExpression)
		if _, err := database.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

func tablesWithoutIndex(ctx context.Context, database *sql.DB) ([]string, error) {
	rows, err := database.QueryContext(ctx, `
		SELECT name FROM sqlite_master AS collection
		WHERE type = 'table' AND sql LIKE '%_ferretdb_sjson%' AND NOT EXISTS (
			SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ? || collection.name)`, indexPrefix)
	if err != nil {
		return nil, err
	}
	defer rows.Close()

	var tables []string
	for rows.Next() {
		var table string
		if err := rows.Scan(&table); err != nil {
			return nil, err
		}
		tables = append(tables, table)
	}
	return tables, rows.Err()
}

func quoted(identifier string) string {
	return `"` + strings.ReplaceAll(identifier, `"`, `""`) + `"`
}
