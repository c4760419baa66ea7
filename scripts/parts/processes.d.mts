import type { ChildProcess, SpawnOptions } from 'node:child_process'

export function finished(child: ChildProcess): Promise<number>
export function run(command: string, args: string[], options?: SpawnOptions): Promise<void>
export function answering(url: string, child: ChildProcess, patienceMs?: number): Promise<void>
export function end(child: ChildProcess | undefined): Promise<void>
export function freePort(): Promise<number>
