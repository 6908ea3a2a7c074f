module chopmark.dev/network/health

go 1.26
