import './styles/tokens.css';
import './styles/base.css';
import './styles/input.css';
import './styles/popup.css';
