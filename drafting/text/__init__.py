"""What a text is: paragraphs, wording, comparison, numbering, symbols. Pure: values in, values out."""
