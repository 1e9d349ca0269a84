import './page-browser.css';
