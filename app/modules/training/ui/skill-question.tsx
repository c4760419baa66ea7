import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { Badge } from '#app/ui/page.tsx'
import { levels } from '../curriculum.ts'
import type { SkillView } from '../skill-view.server.ts'
import { LevelBadge } from './level-badge.tsx'

/** What an officer saw of one skill. A `system` skill shows its state and has nothing to tick. */
export function SkillQuestion({ skill }: { skill: SkillView }) {
  const t = useT()
  return (
    <li className="py-4">
      {skill.system ? (
        <>
          <p className="font-bold">{skill.words}</p>
          <div className="row mt-1">
            {skill.notYetAvailable ? <Badge>{t('training.notYetAvailable')}</Badge> : <LevelBadge level={skill.level} />}
            <Gate skill={skill} />
            {!skill.notYetAvailable && <span className="text-sm text-ink-soft">{t('training.bySystem')}</span>}
          </div>
        </>
      ) : (
        <fieldset>
          <legend className="font-bold">{skill.words}</legend>
          <p className="mb-2 text-sm text-ink-soft">{t('training.howSeen', { check: skill.check })}</p>
          <Gate skill={skill} />
          <div className="mt-2 grid gap-2 sm:grid-cols-3">
            {levels.map((level) => (
              <label key={level} className="choice">
                <input type="radio" name={`level.${skill.id}`} value={level} defaultChecked={skill.level === level} />
                <span className="choice-face">{t(`training.level.${level}`)}</span>
              </label>
            ))}
          </div>
          {skill.alternative && (
            <label className="choice mt-2">
              <input type="checkbox" name={`way.${skill.id}`} value="alternative" defaultChecked={skill.way === 'alternative'} />
              <span className="choice-face">{t('training.byOtherWay', { way: skill.alternative })}</span>
            </label>
          )}
        </fieldset>
      )}
      {skill.at && <p className="mt-1 text-sm text-ink-soft">{skill.by ? t('training.seenBy', { name: skill.by, date: showDate(skill.at) }) : showDate(skill.at)}</p>}
    </li>
  )
}

function Gate({ skill }: { skill: SkillView }) {
  const t = useT()
  if (!skill.gate) return null
  return <Badge tone="clay">{t(skill.gate === 'open' ? 'training.gateOpen' : 'training.gatePayout')}</Badge>
}
