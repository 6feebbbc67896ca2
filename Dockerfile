# Builds and runs as an ordinary user, so that Chromium keeps its sandbox: hostile pages are this program's input.
FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY src ./src
COPY jobs ./jobs
COPY scripts/bundle-reader.mjs ./scripts/
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-trixie-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium fonts-noto-cjk tini \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home revenant \
 && install -d -o revenant /data
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE NOTICE ./
COPY seeds ./seeds
COPY schemas ./schemas
USER revenant
# Half of the threads may look names up: a few slow name servers must not keep all others waiting.
ENV NODE_ENV=production REVENANT_DATA=/data UV_THREADPOOL_SIZE=16
VOLUME /data
ENTRYPOINT ["tini", "--", "node", "/app/dist/src/cli/main.js"]
CMD ["worker"]
