"""Frozen dataclasses to plain JSON values and back: what crosses the border between the web process and a worker."""

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from due_date.times import format_moment, parse_moment

T = TypeVar("T")

# Bound when this module is imported: in a worker the name datetime stands for another class once time is frozen.
_SCALARS = {datetime: parse_moment}


def write_json(value: Any) -> str:
    """Return ``value`` as compact JSON text; dataclasses become objects, tuples arrays, datetimes ISO 8601 text.

    :raises TypeError: for what does not cross the border.
    """
    return _ENCODER.encode(value)


def to_json(value: Any) -> Any:
    """Return ``value`` as dicts, lists, strings, numbers, booleans and ``None``."""
    return json.loads(write_json(value))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {name: getattr(value, name) for name in _names(type(value))}
    if isinstance(value, datetime):
        return format_moment(value)
    raise TypeError(f"{type(value).__name__} does not cross the border")


_ENCODER = json.JSONEncoder(separators=(",", ":"), default=_plain)


def from_json(kind: type[T], data: Any) -> T:
    """Rebuild what :func:`write_json` wrote from an instance of ``kind``."""
    result: T = _reader(kind)(data)
    return result


_names_by_kind: dict[type, tuple[str, ...]] = {}
_readers: dict[Any, Callable[[Any], Any]] = {}


def _names(kind: type) -> tuple[str, ...]:
    if kind not in _names_by_kind:
        _names_by_kind[kind] = tuple(field.name for field in fields(kind))
    return _names_by_kind[kind]


def _as_is(data: Any) -> Any:
    return data


def _reader(kind: Any) -> Callable[[Any], Any]:
    if kind not in _readers:
        _readers[kind] = _made_reader(kind)
    return _readers[kind]


def _made_reader(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _SCALARS:
        return _SCALARS[kind]
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_reader(kind)
    if origin in (Union, types.UnionType):
        readers = [_reader(argument) for argument in arguments if argument is not type(None)]
        inner = readers[0] if len(readers) == 1 else _as_is
        return inner if inner is _as_is else lambda data: None if data is None else inner(data)
    if origin is tuple:
        one = _reader(arguments[0])
        if arguments[1:] == (Ellipsis,):
            return lambda data: tuple(one(item) for item in data)
        return lambda data: tuple(data)
    if origin is dict:
        one = _reader(arguments[1])
        return _as_is if one is _as_is else lambda data: {key: one(item) for key, item in data.items()}
    return _as_is


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [(name, _reader(hints[name])) for name in _names(kind)]
    return lambda data: kind(**{name: reader(data[name]) for name, reader in readers})
