import { connectPage, type Page } from '../api/contract/client.ts';
import { startWindow } from './app/start-window.ts';
import './styles.ts';

// Connecting reads the launch code off the address and so comes before routing, which writes to it. The window's data are on their
// way while the interface is still being read.
const started = startWindow(() => connectPage(window as Page));
const { mount } = await import('./app/mount.tsx');
await mount(started);
