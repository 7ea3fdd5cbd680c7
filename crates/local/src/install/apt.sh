# Installs the packages named as arguments with apt, without making a database cluster and without starting any server.
# Packages that this release of the system does not have are skipped: whoever called looks for the programs afterwards.
set -eu
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
DEBIAN_FRONTEND=noninteractive
export PATH DEBIAN_FRONTEND

policy=/usr/sbin/policy-rc.d
aside=$policy.before-sala
clusters=/etc/postgresql-common/createcluster.d
made_policy=
moved_policy=

restore() {
  [ -z "$made_policy" ] || rm -f "$policy"
  [ -z "$moved_policy" ] || mv -f "$aside" "$policy"
  rm -f "$clusters/zz-sala.conf"
  rmdir "$clusters" 2>/dev/null || true
}
trap restore EXIT
trap 'exit 1' HUP INT TERM

# The packages' scripts ask this program before they start a service; 101 is its "no". An answer of the machine's own that is
# already "no" stays; any other is put aside for the moment.
forbidden=0
[ ! -x "$policy" ] || "$policy" nats-server start >/dev/null 2>&1 || forbidden=$?
if [ "$forbidden" -ne 101 ]; then
  if [ -e "$policy" ]; then
    moved_policy=yes
    mv -f "$policy" "$aside"
  fi
  made_policy=yes
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
mkdir -p "$clusters"
echo 'create_main_cluster = false' >"$clusters/zz-sala.conf"

apt-get -q -y -o DPkg::Lock::Timeout=300 update
known=
for package in "$@"; do
  if apt-cache show "$package" >/dev/null 2>&1; then known="$known $package"; fi
done
# shellcheck disable=SC2086 # one word per package
[ -z "$known" ] || apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends $known
