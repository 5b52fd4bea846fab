# sysconfig for a MicroPython that has none.


def get_config_var(name):
    return None
