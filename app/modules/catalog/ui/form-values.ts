import { groupDigits } from '#app/lib/money.ts'
import { unitNoun } from '../product.ts'
import type { AboutValues } from './about-form.tsx'
import type { WhatValues } from './what-form.tsx'

type Kept = { name: string; setId: string; unitLabel: string; netUnit: string; netAmount: number; price: number; ingredients: string; usage: string; description: string; storage: string; shelfLifeDays: number | null; shipGrams: number; taxTreatment: string; makerId: string | null }

const DAYS_A_MONTH = 30
const comma = (amount: number) => String(amount).replace('.', ',')

/** What is kept, the way a person would type it. */
export function whatValues({ name, setId, unitLabel, netUnit, netAmount, price }: Kept): WhatValues {
  const large = netUnit !== 'piece' && netAmount >= 1000
  const measure = netUnit === 'g' ? (large ? 'kg' : 'g') : netUnit === 'ml' ? (large ? 'l' : 'ml') : 'piece'
  return { name, setId, container: unitNoun(unitLabel), net: comma(large ? netAmount / 1000 : netAmount), measure, price: groupDigits(price) }
}

export function aboutValues({ ingredients, usage, description, storage, shelfLifeDays, shipGrams, taxTreatment, makerId }: Kept): AboutValues {
  const months = shelfLifeDays !== null && shelfLifeDays >= 90 && shelfLifeDays % DAYS_A_MONTH === 0
  return {
    ingredients,
    usage,
    description,
    storage: shipGrams === 0 ? '' : storage,
    shelfLife: shelfLifeDays === null ? '' : String(months ? shelfLifeDays / DAYS_A_MONTH : shelfLifeDays),
    shelfUnit: months ? 'months' : 'days',
    shipGrams: shipGrams === 0 ? '' : String(shipGrams),
    taxTreatment,
    makerId: makerId ?? '',
  }
}
