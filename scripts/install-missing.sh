#!/bin/sh
# What the tests need from the system: Chromium, Vietnamese glyphs, PostgreSQL. Only what is absent is installed.
set -eu
missing=""
if [ -z "${CHROMIUM:-}" ] && ! { [ -x /usr/bin/chromium ] && [ -x /usr/bin/chromium-headless-shell ]; }; then missing="$missing chromium chromium-headless-shell"; fi
if [ ! -f /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ]; then missing="$missing fonts-noto-core"; fi
if [ -z "${TEST_DATABASE_URL:-}" ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then missing="$missing postgresql-15 postgresql-contrib"; fi
if [ -n "$missing" ]; then
  echo "apt-get install$missing"
  apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
node scripts/unpack-chromium109.mjs
