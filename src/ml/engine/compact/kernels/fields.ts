// Reading the structures of layout.ts.

// @ts-ignore: decorator
@inline
export function num(at: usize, field: i32): i32 {
  return load<i32>(at + field);
}

// @ts-ignore: decorator
@inline
export function ptr(at: usize, field: i32): usize {
  return load<usize>(at + field);
}
