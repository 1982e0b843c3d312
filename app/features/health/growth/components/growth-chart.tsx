import { useId } from "react";
import { classNames } from "../../../../components/govuk";
import type { ChartView, MarkView } from "../chart-view";
import { PICTURE, PLOT } from "../frames";

/** Of a cross, from its middle to its ends; a dot is a little smaller. */
const ARM = 5;
/** What a finger hits. */
const FINGER = 12;

/**
 * A chart as a picture that needs no script: each mark is a link to its row. Time runs from left to right in every language.
 * @param prefix of the ids of the table's rows
 */
export function GrowthChart({ chart, prefix }: { chart: ChartView; prefix: string }) {
	const id = useId();
	const { left, right, top, bottom } = PLOT;
	return (
		<figure className="app-chart">
			{/* biome-ignore lint/a11y/useSemanticElements: a picture with links in it is no fieldset */}
			<svg
				className="app-chart__picture"
				viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
				role="group"
				aria-labelledby={`${id}-title`}
				aria-describedby={`${id}-description`}
				direction="ltr"
			>
				<title id={`${id}-title`}>{chart.title}</title>
				<desc id={`${id}-description`}>{chart.description}</desc>
				{/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus, and the numbers say nothing without the lines */}
				<g aria-hidden="true">
					<path
						className="app-chart__grid"
						d={[
							...chart.ageTicks.map(({ x }) => `M${x} ${top}V${bottom}`),
							...chart.valueTicks.map(({ y }) => `M${left} ${y}H${right}`),
						].join("")}
					/>
					{chart.lines.map(({ centile, dashed, path }) => (
						<path
							key={centile}
							className={classNames("app-chart__line", dashed && "app-chart__line--dashed")}
							d={path}
						/>
					))}
					{chart.standing ? <Standing {...chart.standing} /> : null}
					<Axes chart={chart} />
				</g>
				{chart.marks.map((mark) => (
					<Mark key={mark.row} mark={mark} href={`#${prefix}-${mark.row}`} />
				))}
			</svg>
			<Legend {...chart.legend} />
			{chart.missing ? <p className="govuk-body-s app-chart__note">{chart.missing}</p> : null}
		</figure>
	);
}

function Axes({ chart }: { chart: ChartView }) {
	const { left, right, top, bottom } = PLOT;
	return (
		<g className="app-chart__words">
			{chart.ageTicks.map(({ x, text }) => (
				<text key={x} x={x} y={bottom + 18} textAnchor="middle">
					{text}
				</text>
			))}
			{chart.valueTicks.map(({ y, text }) => (
				<text key={y} x={left - 6} y={y + 5} textAnchor="end">
					{text}
				</text>
			))}
			<text x={(left + right) / 2} y={bottom + 40} textAnchor="middle">
				{chart.ageUnit}
			</text>
			<text className="app-chart__unit" x={left + 5} y={top + 15}>
				{chart.valueUnit}
			</text>
			{chart.lines.map(({ centile, name, end }) => (
				<text key={centile} x={end.x + 5} y={end.y + 5}>
					{name}
				</text>
			))}
		</g>
	);
}

function Standing({ x, text }: { x: number; text: string }) {
	const { top, bottom } = PLOT;
	return (
		<>
			<path className="app-chart__standing" d={`M${x} ${top}V${bottom}`} />
			<text className="app-chart__words" x={x} y={bottom - 8} textAnchor="middle">
				{text}
			</text>
		</>
	);
}

function Mark({ mark: { label, dot, cross }, href }: { mark: MarkView; href: string }) {
	const middle = dot ?? cross;
	if (!middle) return null;
	return (
		<a href={href} className="app-chart__mark" aria-label={label}>
			<title>{label}</title>
			<circle className="app-chart__finger" cx={middle.x} cy={middle.y} r={FINGER} />
			{dot ? <circle className="app-chart__dot" cx={dot.x} cy={dot.y} r={ARM - 1} /> : null}
			{cross ? <path className="app-chart__cross" d={crossAt(cross)} /> : null}
		</a>
	);
}

const crossAt = ({ x, y }: { x: number; y: number }) =>
	`M${x - ARM} ${y - ARM}l${2 * ARM} ${2 * ARM}M${x - ARM} ${y + ARM}l${2 * ARM} ${-2 * ARM}`;

/** What the marks mean. */
function Legend({ dot, cross }: ChartView["legend"]) {
	return (
		<ul className="app-chart__legend">
			<li>
				<svg viewBox="0 0 12 12" aria-hidden="true">
					<circle className="app-chart__dot" cx="6" cy="6" r={ARM - 1} />
				</svg>
				{dot}
			</li>
			{cross ? (
				<li>
					<svg viewBox="0 0 12 12" aria-hidden="true">
						<path className="app-chart__cross" d={crossAt({ x: 6, y: 6 })} />
					</svg>
					{cross}
				</li>
			) : null}
		</ul>
	);
}
