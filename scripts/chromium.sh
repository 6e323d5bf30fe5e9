#!/usr/bin/env bash
# Make sure that the browser tests find a Chromium: one on PATH, Debian's, or Playwright's own.
set -euo pipefail
found() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    # Playwright's own, where an earlier run downloaded it.
    find "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}" -type f -name chrome -print -quit 2>/dev/null | grep .
}
found >/dev/null && exit 0
echo "no Chromium found: installing one for the browser tests" >&2
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null || true
fi
found >/dev/null && exit 0
.venv/bin/python -m playwright install chromium || true
found >/dev/null && exit 0
echo "no Chromium could be installed: install Chromium or Google Chrome so that it is on PATH, then run this again" >&2
exit 1
