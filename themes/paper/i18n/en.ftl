toc = Overview
