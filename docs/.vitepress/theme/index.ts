import DefaultTheme from 'vitepress/theme'
import './milpa.css'

export default DefaultTheme
