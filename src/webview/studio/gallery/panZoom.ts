import { fitScale, fitting, holdInside, zoomAt, zoomStep } from './zoom.ts';
import type { GridRoom } from './grid.ts';
import type { Zoom } from './zoom.ts';

/** Pictures in rooms that are looked at alike: a wheel enlarges them, dragging moves them, and so do keys. */
export class PanZoom {
	readonly #onChange: () => void;
	#zoom: Zoom = fitting;
	#dragged: { readonly x: number; readonly y: number } | undefined;

	/** `onChange` is called when they are to be placed anew. */
	constructor(onChange: () => void) {
		this.#onChange = onChange;
	}

	/** Places a picture in its room, the element around it. Returns by how much it is made smaller. */
	place(image: HTMLImageElement, room: HTMLElement): number {
		const picture = sizeOf(image);
		const inside = { width: room.clientWidth, height: room.clientHeight };
		const { scale, x, y } = holdInside(this.#zoom, picture, inside);
		const shown = fitScale(picture, inside) * scale;
		image.style.width = `${picture.width * shown}px`;
		image.style.height = `${picture.height * shown}px`;
		image.style.transform = `translate(calc(-50% + ${x}px), calc(-50% + ${y}px))`;
		room.classList.toggle('zoomed', this.#zoom.scale > 1);
		return shown;
	}

	/** Shows all of the picture. */
	fit(): void {
		this.#set(fitting);
	}

	/** Shows a picture with each of its pixels as large as one of the page, or all of it if it is so. */
	full(image: HTMLImageElement, room: HTMLElement): void {
		const fit = fitScale(sizeOf(image), { width: room.clientWidth, height: room.clientHeight });
		this.#set(zoomAt(fitting, 1 / fit, { x: 0, y: 0 }));
	}

	/** Enlarges by a factor, from the middle. */
	by(factor: number): void {
		this.#set(zoomAt(this.#zoom, factor, { x: 0, y: 0 }));
	}

	/** Does what `+`, `-` and `0` mean. Returns whether it was one of them. */
	press(key: string): boolean {
		switch (key) {
			case '+':
			case '=':
				this.by(zoomStep);
				return true;
			case '-':
				this.by(1 / zoomStep);
				return true;
			case '0':
				this.fit();
				return true;
			default:
				return false;
		}
	}

	/** To be called for each turn of the wheel over a room. */
	readonly wheel = (event: WheelEvent): void => {
		event.preventDefault();
		if (event.currentTarget instanceof HTMLElement) {
			const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
			const point = { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
			this.#set(zoomAt(this.#zoom, Math.exp(-event.deltaY / 400), point));
		}
	};

	/** To be called when a pointer goes down on a room, moves over it, and leaves it. */
	readonly drag = (event: PointerEvent): void => {
		const { currentTarget: room, clientX: x, clientY: y } = event;
		if (event.type === 'pointerdown' && event.button === 0 && room instanceof HTMLElement) {
			room.setPointerCapture(event.pointerId);
			this.#dragged = { x, y };
		} else if (event.type === 'pointermove' && this.#dragged !== undefined && room instanceof HTMLElement) {
			const moved = {
				...this.#zoom,
				x: this.#zoom.x + x - this.#dragged.x,
				y: this.#zoom.y + y - this.#dragged.y,
			};
			this.#dragged = { x, y };
			const image = room.querySelector('img');
			const inside = { width: room.clientWidth, height: room.clientHeight };
			this.#set(image === null ? moved : holdInside(moved, sizeOf(image), inside));
		} else if (event.type !== 'pointermove') {
			this.#dragged = undefined;
		}
	};

	#set(zoom: Zoom): void {
		this.#zoom = zoom;
		this.#onChange();
	}
}

/** Of a picture that is not loaded yet, any size. */
function sizeOf({ naturalWidth, naturalHeight }: HTMLImageElement): GridRoom {
	return { width: naturalWidth || 1, height: naturalHeight || 1 };
}
