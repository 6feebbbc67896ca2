// Exit code 0 where the address answers. usage: node healthcheck.mjs [url]; without one: the metrics port of a worker
const url = process.argv[2] ?? `http://127.0.0.1:${process.env.REVENANT_METRICS_PORT}/healthz`;
const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
