toc = Übersicht
