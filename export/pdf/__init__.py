"""What leaves on paper: PDFs in Danish, English and Arabic, typeset here from the bundled fonts."""
