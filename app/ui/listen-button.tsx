import { useEffect, useState, type ReactNode } from 'react'
import { useLocale } from '#app/lib/i18n.ts'
import { Button } from './button.tsx'

/** Reads a text aloud with the voice of the phone; stands there only where the phone has one for the language. */
export function ListenButton({ text, children }: { text: string; children: ReactNode }) {
  const locale = useLocale()
  const [voice, setVoice] = useState<SpeechSynthesisVoice>()
  useEffect(() => {
    const speech = 'speechSynthesis' in window ? window.speechSynthesis : undefined
    const look = () => setVoice(speech?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(locale)))
    look()
    speech?.addEventListener?.('voiceschanged', look)
    return () => speech?.removeEventListener?.('voiceschanged', look)
  }, [locale])
  if (!voice) return null
  const read = () => {
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice
    words.lang = voice.lang
    window.speechSynthesis.cancel()
    window.speechSynthesis.speak(words)
  }
  return <Button type="button" kind="quiet" icon="listen" onClick={read}>{children}</Button>
}
