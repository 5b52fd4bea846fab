# The names alone: the tests that start processes are left out.

TimeoutExpired = CompletedProcess = Exception


def run(*args, **kwargs):
    raise NotImplementedError("subprocess")
