import { createRoot } from 'react-dom/client';
import { connectPage, type Page } from '../api/contract/client.ts';
import { App } from './app/App.tsx';
import { startApp } from './app/start-app.ts';
import './tokens.css';
import './base.css';
import './widgets/widgets.css';
import './app/shell.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html lacks the element #root.');

// Connecting reads the launch code off the address and so comes before routing, which writes to it.
const services = startApp(() => connectPage(window as Page));
await services.fonts;
createRoot(root).render(<App {...services} />);
