/** A calendar as an answer. Phones offer to add it; other browsers keep it as `<name>.ics`. */
export function calendarResponse(name: string, calendar: string): Response {
	return new Response(calendar, {
		headers: {
			"Content-Type": "text/calendar; charset=utf-8",
			"Content-Disposition": `inline; filename="${name}.ics"`,
		},
	});
}
