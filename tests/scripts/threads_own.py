# modules: threads_t
# heap: 4M
# timeout: 300
# skip: micropython:[A-Z]* no threads
# Threads that the module makes: callbacks, locks, storage of the thread's own.
import gc, _thread, time
import threads_t

print(threads_t.run(lambda i: i * i, 3, 200))

class Sub(threads_t.Chain):
    pass

kept = []
def collecting(i):
    s = Sub()
    s.push("value %d" % i)
    s.more = [i] * 10
    if i % 50 == 0:
        gc.collect()
    if i % 40 == 0:
        kept.append(s)
    return s.pop()

print(threads_t.run(collecting, 4, 100))
print(len(kept), all(k.more == [k.more[0]] * 10 for k in kept))

def failing(i):
    if i % 2:
        raise ValueError(i)
    return i

print(threads_t.run(failing, 2, 10))

def deep(i):
    def f(n):
        return f(n + 1)
    try:
        f(0)
    except RuntimeError:
        return "deep"

print(threads_t.run(deep, 2, 1))
print(threads_t.locks())

# Another value, or none, in another thread.
threads_t.tss_set(["main"])
seen = []
def other():
    seen.append(threads_t.tss_get())
    threads_t.tss_set(["other"])
    for _ in range(3):
        gc.collect()
        [[] for _ in range(1000)]
    seen.append(threads_t.tss_get())
    seen.append("key" in threads_t.thread_dict())
    seen.append(threads_t.ident() != me)
me = threads_t.ident()
threads_t.thread_dict()["key"] = 1
_thread.start_new_thread(other, ())
end = time.time() + 20
while len(seen) < 4 and time.time() < end:
    time.sleep(0.002)
print(seen, threads_t.tss_get(), threads_t.thread_dict()["key"], threads_t.ident() == me)
print(threads_t.tss_delete(), threads_t.tss_get())

# Threads end while another one collects.
for i in range(1, 6):
    threads_t.start_brief(20)
    end = time.time() + 20
    while threads_t.ended()[0] < 20 * i and time.time() < end:
        gc.collect()
        time.sleep(0)
print(threads_t.ended())

# Calls that wait for the main thread.
got = []
threads_t.later(got.append, 5)
end = time.time() + 20
while not got and time.time() < end:
    time.sleep(0.001)
print(got)
threads_t.make_calls(got.append, 6)
print(got)
def bad(n):
    raise KeyError(n)
try:
    threads_t.make_calls(bad, 7)
except KeyError as e:
    print("KeyError", e.args)

for f in threads_t.interrupted, threads_t.set_interrupt:
    try:
        f()
        print("not interrupted")
    except KeyboardInterrupt:
        print("KeyboardInterrupt")

# The program ends while a thread of the module calls back.
threads_t.start_forever(lambda: [threads_t.Chain()])
time.sleep(0.02)
print("end")
