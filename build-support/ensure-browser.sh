#!/bin/sh
# The screens' tests need a browser, and letters for Korean, Japanese and Chinese. Where they are missing, Debian's are
# installed; quiet where they are there.
set -eu

browser() {
  [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && return 0
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" > /dev/null 2>&1 && return 0
  done
  return 1
}

letters() {
  ! command -v fc-list > /dev/null 2>&1 || [ -n "$(fc-list :lang=ko family | head -n 1)" ]
}

browser && letters && exit 0

packages=
browser || packages=chromium
letters && [ -z "$packages" ] || packages="$packages fonts-noto-cjk"

give_up() {
  echo "The screens' tests need Chromium and Korean letters, and they could not be installed here ($1)." >&2
  echo "Install them once:  sudo apt-get install chromium fonts-noto-cjk" >&2
  echo "or name another browser of the kind:  CHROMIUM=/path/to/chrome mvn verify" >&2
  exit 1
}

command -v apt-get > /dev/null 2>&1 || give_up "there is no apt-get"
if [ "$(id -u)" = 0 ]; then
  as=
elif command -v sudo > /dev/null 2>&1 && sudo -n true 2> /dev/null; then
  as="sudo -n"
else
  give_up "this is not root, and sudo asks for a password"
fi

install() {
  # shellcheck disable=SC2086
  $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 $packages > "$log" 2>&1
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing $packages for the screens' tests, once."
if ! install; then
  $as apt-get update -qq > /dev/null 2>&1 || true
  install || { tail -n 5 "$log" >&2; give_up "apt-get failed"; }
fi
browser || give_up "what was installed is no browser"
