# syntax=docker/dockerfile:1
# docs/operations.md says how to pin the base by its digest, and how to make a list of what is inside (SBOM).
ARG NODE_IMAGE=node:24-trixie-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The workspaces are for developers: the program needs none of them.
RUN npm ci --ignore-scripts --no-audit --no-fund --workspaces=false
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY jobs ./jobs
COPY scripts/bundle.mjs ./scripts/
RUN npm run build && npm prune --omit=dev --ignore-scripts --workspaces=false

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="revenant" \
      org.opencontainers.image.licenses="Apache-2.0"
# Versions follow the pinned base and Debian's security updates: an old browser is the greater risk.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium-headless-shell fonts-noto-cjk tini \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home revenant \
 && install -d -o revenant /data
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE NOTICE ./
COPY seeds ./seeds
COPY schemas ./schemas
COPY deploy/healthcheck.mjs ./deploy/
# So that commands that it prints can be pasted into a shell of the container.
RUN chmod a+x dist/src/cli/main.js && ln -s /app/dist/src/cli/main.js /usr/local/bin/revenant
# A number, so that Kubernetes can see that it is not root. Chromium keeps its sandbox only as an ordinary user.
USER 10001
# Half of the threads may look names up: a few slow name servers must not keep all others waiting.
ENV NODE_ENV=production REVENANT_DATA=/data REVENANT_METRICS_PORT=9464 UV_THREADPOOL_SIZE=16
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "/app/deploy/healthcheck.mjs"]
ENTRYPOINT ["tini", "--", "revenant"]
CMD ["worker"]
