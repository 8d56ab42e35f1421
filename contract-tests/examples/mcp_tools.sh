#!/usr/bin/env bash
# Starts the example server of MCP's TypeScript kit, lists its tools and calls one.
set -euo pipefail
cd "$(dirname "$0")/../.."

kit=@modelcontextprotocol/sdk@1.32.2
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "skipped: the example server needs Node and npm, which are not on this machine"
    exit 0
fi

# Kept between runs, below what is not committed.
folder=target/mcp-example-server
if [ ! -d "$folder/node_modules" ]; then
    mkdir -p "$folder"
    if ! npm install --prefix "$folder" --no-save --no-audit --no-fund --loglevel=error "$kit"; then
        echo "skipped: npm cannot fetch the example server"
        exit 0
    fi
fi

port=${MCP_PORT:-3917}
log="$folder/server.log"
server=dist/esm/examples/server/simpleStreamableHttp.js
MCP_PORT=$port node "$folder/node_modules/@modelcontextprotocol/sdk/$server" >"$log" 2>&1 &
server_id=$!
trap 'kill "$server_id" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
    grep -q listening "$log" && break
    sleep 0.1
done

output=$(cargo run --quiet --package contract-tests --example mcp_tools -- "http://localhost:$port/mcp" multi-greet)
echo "$output"
# The tool is listed, its log came as notifications, and so did its answer.
for line in '^- multi-greet: ' '^info: "Sending' '^Good morning, Ada!$'; do
    grep -q "$line" <<<"$output"
done
