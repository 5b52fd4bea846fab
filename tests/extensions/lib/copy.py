# copy for a MicroPython that has none: of objects that say how.


def copy(value):
    cls = type(value)
    if hasattr(cls, "__copy__"):
        return value.__copy__()
    if cls in (list, dict, set):
        return value.copy()
    return value


def deepcopy(value, memo=None):
    memo = {} if memo is None else memo
    if id(value) in memo:
        return memo[id(value)]
    cls = type(value)
    if hasattr(cls, "__deepcopy__"):
        result = value.__deepcopy__(memo)
    elif cls is list:
        result = []
        memo[id(value)] = result
        for item in value:
            result.append(deepcopy(item, memo))
    elif cls is tuple:
        result = tuple([deepcopy(item, memo) for item in value])
    elif cls is dict:
        result = {}
        memo[id(value)] = result
        for key in value:
            result[deepcopy(key, memo)] = deepcopy(value[key], memo)
    else:
        result = copy(value)
    memo[id(value)] = result
    return result
