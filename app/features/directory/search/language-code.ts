/** "zh-hans" as "zh-Hans"; undefined for what is no language code. */
export function canonicalLanguage(text: string): string | undefined {
	if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(text)) return undefined;
	try {
		return Intl.getCanonicalLocales(text)[0];
	} catch {
		return undefined;
	}
}
