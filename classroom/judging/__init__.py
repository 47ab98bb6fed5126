"""Where one submission is judged: a sandbox and a judge, and who carries words between them."""
