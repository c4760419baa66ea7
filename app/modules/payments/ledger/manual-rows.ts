/** Lines that the form offers; empty ones are left out. */
export const MANUAL_ROWS = 4
