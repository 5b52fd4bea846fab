# One conformance script on one host, for tests/run.sh: sh tests/script.sh LABEL HOST SCRIPT
#
# Writes $outputs/LABEL/NAME.result: `pass`, `fail`, `skip REASON`, or `none` when the
# script is not for this host; and .diff when it fails. The label `oracle` makes what the
# others are compared with.
set -u
label=$1
host=$2
script=$3
name=$(basename "$script" .py)
dir=$outputs/$label
result=$dir/$name.result

end() {
    printf '%s\n' "$*" >"$result"
    exit 0
}

directive() {
    sed -n "s/^# *$1: *//p" "$script"
}

expected=$outputs/oracle/$name.out
vm=
case $host in
    micropython*) vm=yes ;;
esac
if [ -f "${script%.py}.exp" ]; then
    [ -n "$vm" ] || end none
    expected=${script%.py}.exp
fi

directive skip >"$dir/$name.skips"
while read -r skip_host skip_reason; do
    # shellcheck disable=SC2254 # a pattern
    case $host in
        $skip_host) end skip "$skip_reason" ;;
    esac
done <"$dir/$name.skips"

# Lines that are left out of what is expected and of what is printed.
directive lines >"$dir/$name.lines"
left_out=
while read -r lines_host lines_pattern _; do
    # shellcheck disable=SC2254 # a pattern
    case $host in
        $lines_host) left_out=${left_out:+$left_out|}$lines_pattern ;;
    esac
done <"$dir/$name.lines"

least=$(directive cpython | sed -n 's/.*>= *3\.\([0-9]*\).*/\1/p')
beyond=$(directive cpython | sed -n 's/.*< *3\.\([0-9]*\).*/\1/p')
case $host in
    cpython:3.*)
        minor=${host#cpython:3.}
        [ "$minor" -ge "${least:-0}" ] || end skip "needs CPython 3.$least"
        [ "$minor" -lt "${beyond:-999}" ] || end skip "is not for CPython 3.$beyond"
        ;;
esac

heap=$(directive heap)
if [ -n "${image:-}" ]; then
    # A board's heap is part of its image. The script runs again after a soft reset.
    heap=
    cat "$expected" "$expected" >"$dir/$name.twice"
    expected=$dir/$name.twice
fi
limit=$(directive timeout)
timeout -k 5 "${limit:-120}" "$typeobject" run --on "$host" --path "$modules" \
    ${image:+--image "$image" --times 2} ${vm:+${heap:+--heap "$heap"}} "$script" \
    >"$dir/$name.out" 2>"$dir/$name.err" </dev/null
status=$?
if [ $status -ne 0 ]; then
    # In the output, so that a host that ends otherwise than the oracle differs from it.
    printf 'exit status %s\n' $status >>"$dir/$name.out"
fi
if [ -n "$left_out" ]; then
    grep -vE -e "$left_out" "$expected" >"$dir/$name.expected"
    expected=$dir/$name.expected
    grep -vE -e "$left_out" "$dir/$name.out" >"$dir/$name.left"
    mv "$dir/$name.left" "$dir/$name.out"
fi
{
    if [ "$label" = oracle ]; then
        [ $status -eq 0 ] && end pass
    elif diff -u "$expected" "$dir/$name.out" && ! grep -q AddressSanitizer "$dir/$name.err"; then
        end pass
    fi
    echo "stderr of $script on $host (exit status $status):"
    tail -n 30 "$dir/$name.err"
} >"$dir/$name.diff" 2>&1
end fail
