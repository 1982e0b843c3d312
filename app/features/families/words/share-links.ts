/** Links that hand a page on. They carry its name and address, nothing about who reads it. */

export interface ShareLinks {
	whatsapp: string;
	text: string;
	email: string;
}

/** @param url the page's address, complete */
export function shareLinks(name: string, url: string): ShareLinks {
	const body = encodeURIComponent(`${name}\n${url}`);
	return {
		whatsapp: `https://wa.me/?text=${body}`,
		// With "?&" both families of phones read the text; with "?" alone some drop it.
		text: `sms:?&body=${body}`,
		email: `mailto:?subject=${encodeURIComponent(name)}&body=${body}`,
	};
}
