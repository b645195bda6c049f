# Makes the files that ArrowImportTest reads: python make.py FOLDER, with pyarrow 26.
import sys, datetime as d, decimal
import pyarrow as pa, pyarrow.feather as f
out = sys.argv[1] + "/"
D = decimal.Decimal
utc = d.timezone.utc
every = pa.table({
    "i8": pa.array([1, -128, None], pa.int8()), "u8": pa.array([255, 0, None], pa.uint8()),
    "i16": pa.array([300, -32767, None], pa.int16()), "u16": pa.array([65535, 0, None], pa.uint16()),
    "i32": pa.array([2147483647, -5, None], pa.int32()), "u32": pa.array([4294967295, 0, None], pa.uint32()),
    "i64": pa.array([9223372036854775807, -1, None], pa.int64()), "u64": pa.array([9223372036854775807, 0, None], pa.uint64()),
    "f16": pa.array([1.5, -2.0, None], pa.float16()), "f32": pa.array([0.25, float("inf"), None], pa.float32()),
    "f64": pa.array([0.1, float("-inf"), None], pa.float64()), "flag": pa.array([True, False, None]),
    "text": pa.array(["ä\0'\"", "", None]), "long": pa.array(["x" * 40, "😀", None], pa.large_string()),
    "view": pa.array(["short", "a text that is longer than twelve bytes", None], pa.string_view()),
    "bytes": pa.array([b"\x01\xab", b"", None]), "fixed": pa.array([b"ab", b"cd", None], pa.binary(2)),
    "price": pa.array([D("1.25"), D("-3.50"), None], pa.decimal128(38, 2)), "wide": pa.array([D("7"), D("-7"), None], pa.decimal256(60, 0)),
    "date": pa.array([d.date(1965, 2, 28), d.date(9999, 12, 31), None]), "date64": pa.array([d.date(1965, 2, 28), d.date(2026, 1, 1), None], pa.date64()),
    "time": pa.array([d.time(23, 59, 59, 999000), d.time(0), None], pa.time64("us")), "time32": pa.array([d.time(1, 2, 3), d.time(0), None], pa.time32("s")),
    "at": pa.array([d.datetime(1, 1, 1), d.datetime(2026, 1, 2, 3, 4, 5, 678000), None], pa.timestamp("us")),
    "seconds": pa.array([d.datetime(1969, 12, 31, 23, 59, 59), d.datetime(2026, 1, 1), None], pa.timestamp("s")),
    "zoned": pa.array([d.datetime(1969, 12, 31, 23, 59, 59, 999000, utc), d.datetime(2026, 1, 1, tzinfo=utc), None], pa.timestamp("ms", "Europe/Berlin")),
    "span": pa.array([d.timedelta(hours=25), d.timedelta(milliseconds=-1), None], pa.duration("ms")),
    "interval": pa.array([pa.MonthDayNano([14, 3, 1000000000]), pa.MonthDayNano([0, 0, 0]), None]),
    "kind": pa.array(["a", "b", None]).dictionary_encode(),
    "list": pa.array([[1, None], [], None], pa.list_(pa.int32())), "pair": pa.array([[1, 2], [3, 4], None], pa.list_(pa.int8(), 2)),
    "struct": pa.array([{"a": 1, "b": "x\"y"}, {"a": None, "b": None}, None]),
    "map": pa.array([[("k", 1)], [], None], pa.map_(pa.string(), pa.int64())), "none": pa.nulls(3)})
f.write_feather(every, out + "every.feather", compression="uncompressed")
f.write_feather(every, out + "lz4.feather", compression="lz4")
with pa.OSFile(out + "zstd.arrows", "wb") as s, pa.ipc.new_stream(s, every.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as w:
    w.write_table(every)
n = 20000
many = pa.table({"n": pa.array([i % 100 if i % 7 else None for i in range(n)], pa.int64()), "s": ["text %d" % (i % 3) for i in range(n)]})
f.write_feather(many, out + "many.feather", compression="lz4", chunksize=9000)
t = pa.schema([("k", pa.dictionary(pa.int32(), pa.string()))])
with pa.OSFile(out + "delta.arrows", "wb") as s, pa.ipc.new_stream(s, t, options=pa.ipc.IpcWriteOptions(emit_dictionary_deltas=True)) as w:
    for words in (["a", "b"], ["a", "b", "c"]):
        w.write_batch(pa.record_batch([pa.DictionaryArray.from_arrays(pa.array(range(len(words)), pa.int32()), pa.array(words))], schema=t))
with pa.OSFile(out + "replaced.arrows", "wb") as s, pa.ipc.new_stream(s, t) as w:
    for words in (["a", "b"], ["z"]):
        w.write_batch(pa.record_batch([pa.DictionaryArray.from_arrays(pa.array(range(len(words)), pa.int32()), pa.array(words))], schema=t))
open(out + "first.feather", "wb").write(b"FEA1" + bytes(60))
f.write_feather(pa.table({"n": [1, -9223372036854775808]}), out + "mark.feather", compression="uncompressed")
f.write_feather(pa.table({"d": [D("1"), D("0.12345678901234567890123456789012345678")]}), out + "decimal.feather", compression="uncompressed")
f.write_feather(pa.table({"u": pa.array([18446744073709551615], pa.uint64())}), out + "unsigned.feather", compression="uncompressed")
f.write_feather(pa.table({"t": pa.array([1], pa.timestamp("us"))}), out + "micro.feather", compression="uncompressed")
f.write_feather(pa.table([pa.array([1]), pa.array([2]), pa.array([3]), pa.array([4])], names=["", "a", "A", "a"]), out + "names.feather", compression="uncompressed")
f.write_feather(pa.table({"a": pa.array([], pa.int32())}), out + "empty.feather")
u = pa.UnionArray.from_sparse(pa.array([0, 1], pa.int8()), [pa.array([1, 2]), pa.array(["x", "y"])])
f.write_feather(pa.table({"u": u}), out + "union.feather", compression="uncompressed")
