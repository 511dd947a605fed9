import { startApp } from './app/start.tsx';
import { connectServices } from './connection/services.ts';
import './styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html lacks #root');
startApp(connectServices(window), root);
