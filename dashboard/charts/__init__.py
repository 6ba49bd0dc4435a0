"""Charts: one module per noun, one function per chart, each giving a chart without data.

Owns what a chart looks like; the rows come later, from the figure that draws it.
May import `dashboard.theme`; never streamlit, never the warehouse.
To add a chart: a function that returns an `alt.Chart` or `alt.LayerChart` with every field typed.
`template.spec` turns it into a cached specification, so draw the same one as often as you like.
"""
