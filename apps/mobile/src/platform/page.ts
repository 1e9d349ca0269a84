import './page-mini.css';
