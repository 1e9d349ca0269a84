import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './ui/base.css';
import './ui/sheet.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lost its #root');
createRoot(root).render(<App />);
