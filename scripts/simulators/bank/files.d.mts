import type { ShownMovement } from './simulator.mjs'

export type FileEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1258'
export const encodings: readonly FileEncoding[]
export const separators: { comma: string; semicolon: string; tab: string }
export function encode(text: string, encoding: FileEncoding): Buffer
export function statement(of: { account: string; movements: Pick<ShownMovement, 'day' | 'time' | 'amount' | 'content' | 'from' | 'reference'>[]; layout: string; separator: string }): string
