/** The most recently used values, as many as fit into `mostBytes`. */
export function createLru<V>(mostBytes: number, bytesOf: (value: V) => number) {
  const values = new Map<string, V>()
  let bytes = 0

  function remove(key: string) {
    const value = values.get(key)
    if (value === undefined) return
    values.delete(key)
    bytes -= bytesOf(value)
  }

  return {
    get bytes() {
      return bytes
    },
    get size() {
      return values.size
    },
    get(key: string): V | undefined {
      const value = values.get(key)
      if (value === undefined) return undefined
      values.delete(key)
      values.set(key, value)
      return value
    },
    set(key: string, value: V) {
      remove(key)
      if (bytesOf(value) > mostBytes) return
      values.set(key, value)
      bytes += bytesOf(value)
      for (const oldest of values.keys()) {
        if (bytes <= mostBytes) break
        remove(oldest)
      }
    },
    clear() {
      values.clear()
      bytes = 0
    },
  }
}
