/** What `work` takes of this process's processor time, in milliseconds: what else the machine does counts for nothing. */
export function processorTime(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
