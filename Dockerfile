# One image for the web, live and worker processes; docker-compose.yml says which of setup/ each runs.

FROM node:22-bookworm-slim AS browser
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY vite.config.ts tsconfig.json ./
COPY static/src static/src
RUN npm run build

FROM python:3.11-slim-bookworm
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /app
RUN useradd --system --create-home --home-dir /home/adref adref \
    && install --directory --owner=adref --group=adref /data
COPY requirements.txt ./
COPY setup/python setup/python
RUN setup/python requirements.txt
COPY . .
# Each document that is read in starts a process of its own, which would compile what it loads anew.
RUN .venv/bin/python -m compileall -q amendments config drafting
COPY --from=browser /app/static/dist static/dist
USER adref
ENV DATA_DIR=/data HOST=0.0.0.0 PORT=8000
EXPOSE 8000
CMD ["setup/serve-web"]
