# modules: threads_t
# heap: 4M
# skip: micropython:[A-Z]* no threads
# Module code in several threads of the VM's, one object between them.
import _thread, time, gc
import threads_t

N, COUNT = 3, 120
shared = threads_t.Chain()
done = []
errors = []

class Mine(threads_t.Chain):
    def push(self, value):
        super().push([value])

def worker(number):
    try:
        own = Mine()
        for i in range(COUNT):
            own.push((number, i))
            shared.push("%d:%d" % (number, i))
            if i % 10 == 0:
                own.try_(lambda c: [threads_t.Chain() for _ in range(5)])
            if i % 100 == 0:
                gc.collect()
        for i in reversed(range(COUNT)):
            v = own.pop()
            if v != [(number, i)]:
                errors.append((number, i, v))
    except BaseException as e:
        errors.append(repr(e))
    done.append(number)

for n in range(N):
    _thread.start_new_thread(worker, (n,))
end = time.time() + 60
while len(done) < N and time.time() < end:
    gc.collect()
    time.sleep(0.002)
print(sorted(done), errors)
values = []
while True:
    try:
        values.append(shared.pop())
    except IndexError:
        break
print(len(values), sorted(set(values)) == sorted("%d:%d" % (n, i) for n in range(N) for i in range(COUNT)))
print(threads_t.held())
