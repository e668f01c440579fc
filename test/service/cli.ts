// For trying Figment by hand: node test/service/cli.ts [--port N] [--image-port N] [--delay MS]
import { parseArgs } from 'node:util';
import { startService } from './service.ts';

const { values } = parseArgs({
	options: { port: { type: 'string' }, 'image-port': { type: 'string' }, delay: { type: 'string' } },
});
const service = await startService({
	port: Number(values.port ?? 0),
	imagePort: Number(values['image-port'] ?? 0),
	delayMs: Number(values.delay ?? 0),
});
console.log(`API:    ${service.url}  (any key that starts with test-key is good)`);
console.log(`Images: ${service.imageUrl}`);
process.once('SIGINT', () => void service.close());
process.once('SIGTERM', () => void service.close());
